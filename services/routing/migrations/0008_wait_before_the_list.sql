-- An item may stand before a step of its account's list with nobody, where what the list names is still on its way.
alter table work_item drop constraint work_item_check;
alter table work_item add constraint work_item_place_check check (
  state not in ('waiting', 'offered') or queue_id is not null or agent_id is not null
    or (state = 'waiting' and step_ends_at is not null));
