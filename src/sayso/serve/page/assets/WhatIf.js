import{am as t,ay as a,aB as e}from"./index.js";function s(){return t.jsx(a,{title:"What if",children:t.jsx(e,{title:"Not here yet"})})}export{s as default};
