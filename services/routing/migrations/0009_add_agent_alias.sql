-- What customers read instead of the agent's name (X11): lists show it beside the name.
alter table agent add column alias text;
