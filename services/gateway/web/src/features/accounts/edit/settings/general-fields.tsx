import { useQuery } from "@tanstack/react-query";
import { listsQuery } from "../../account-queries.ts";
import { serviceOptions } from "../../service-names.ts";
import { useAccountEdit } from "../edit-context.ts";
import { AddressesField, ChoiceField, LongTextField, SwitchField, TextField } from "../fields.tsx";
import { Pair } from "../section-parts.tsx";

export function GeneralFields() {
  const { account } = useAccountEdit();
  const { data: lists } = useQuery(listsQuery);
  const choices = (lists?.items ?? []).map(({ id, name }) => ({ value: id, label: name }));
  return (
    <>
      <Pair>
        <TextField path="name" />
        <TextField path="key" isExact />
      </Pair>
      <ChoiceField path="service" data={serviceOptions()} />
      <TextField path="emailAddress" isExact />
      <TextField path="fromName" placeholder={account.name} />
      {lists !== undefined && <ChoiceField path="listId" data={choices} searchable />}
      <SwitchField path="active" />
      <SwitchField path="markAsUnread" />
      <LongTextField path="description" />
      <AddressesField path="senderAliases" />
      <AddressesField path="fixedCc" />
      <AddressesField path="fixedBcc" />
    </>
  );
}
