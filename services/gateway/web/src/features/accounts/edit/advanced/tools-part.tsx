import { Anchor } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { Link } from "react-router";
import { t } from "../../../../messages/format.ts";
import { assistantChoiceQuery, featuresQuery } from "../../../assistants/assistant-choice.ts";
import { ChoiceField } from "../fields.tsx";
import { Note, Part } from "../section-parts.tsx";

/** S45: absent while the add-on is off; with none set up it says where to add one. */
export function ToolsPart() {
  const { data: features } = useQuery(featuresQuery);
  const isOn = features?.assistant === true;
  const { data: assistants } = useQuery({ ...assistantChoiceQuery, enabled: isOn });
  if (!isOn) return null;
  const choices = (assistants?.items ?? []).map(({ id, name }) => ({ value: id, label: name }));
  return (
    <Part anchor="tools" title={t("accounts.advanced.tools")}>
      <ChoiceField path="assistantId" data={choices} placeholder={t("account.assistant.none")} clearable />
      {assistants?.items.length === 0 && (
        <Note>
          {t("account.assistant.add")}{" "}
          <Anchor component={Link} to="/assistants" fz="inherit" underline="always">
            {t("account.assistant.addLink")}
          </Anchor>
        </Note>
      )}
    </Part>
  );
}
