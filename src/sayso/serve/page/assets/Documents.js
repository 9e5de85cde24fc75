import{j as t,P as e,E as s}from"./index.js";function r(){return t.jsx(e,{title:"Documents",children:t.jsx(s,{title:"Not here yet"})})}export{r as default};
