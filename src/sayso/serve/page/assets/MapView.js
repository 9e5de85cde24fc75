import{j as t,P as e,E as a}from"./index.js";function s(){return t.jsx(e,{title:"Map",children:t.jsx(a,{title:"Not here yet"})})}export{s as default};
