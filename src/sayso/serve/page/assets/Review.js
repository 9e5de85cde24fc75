import{j as e,P as t,E as i}from"./index.js";function s(){return e.jsx(t,{title:"Review",children:e.jsx(i,{title:"Not here yet"})})}export{s as default};
