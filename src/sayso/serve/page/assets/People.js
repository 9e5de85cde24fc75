import{am as e,ay as t,aB as a}from"./index.js";function r(){return e.jsx(t,{title:"People",children:e.jsx(a,{title:"Not here yet"})})}export{r as default};
