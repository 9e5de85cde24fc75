import{j as t,P as e,E as a}from"./index.js";function r(){return t.jsx(e,{title:"Reading",children:t.jsx(a,{title:"Not here yet"})})}export{r as default};
