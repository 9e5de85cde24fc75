import{am as t,ay as e,aB as a}from"./index.js";function s(){return t.jsx(e,{title:"Map",children:t.jsx(a,{title:"Not here yet"})})}export{s as default};
