import{j as t,P as e,E as n}from"./index.js";function r(){return t.jsx(e,{title:"Hand on",children:t.jsx(n,{title:"Not here yet"})})}export{r as default};
