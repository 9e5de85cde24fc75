import{j as e,P as t,E as o}from"./index.js";function s(){return e.jsx(t,{title:"People",children:e.jsx(o,{title:"Not here yet"})})}export{s as default};
