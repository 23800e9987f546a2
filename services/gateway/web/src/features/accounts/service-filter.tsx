import "../../messages/add-accounts.ts";
import { Button, Menu } from "@mantine/core";
import type { Account } from "../../api/resources.ts";
import { DoneIcon, OpenIcon } from "../../components/icon.tsx";
import { t } from "../../messages/format.ts";
import styles from "./service-filter.module.css";
import { serviceName, serviceOptions } from "./service-names.ts";

type ServiceFilterProps = {
  readonly value: Account["service"] | null;
  /** "": any. */
  readonly onChange: (service: string) => void;
};

/** The chip (Service ▾); a menu, because a select would double what the list loads first. */
export function ServiceFilter({ value, onChange }: ServiceFilterProps) {
  const label = value === null ? t("account.service") : serviceName(value);
  return (
    <Menu position="bottom-start" width={180}>
      <Menu.Target>
        <Button
          size="xs"
          radius="xl"
          variant="default"
          className={styles["chip"] ?? ""}
          data-chosen={value !== null}
          aria-label={value === null ? label : t("accounts.serviceIs", { service: label })}
          rightSection={<OpenIcon size={14} stroke={1.5} aria-hidden />}
        >
          {label}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {[{ value: "", label: t("accounts.anyService") }, ...serviceOptions()].map((option) => (
          <Menu.Item
            key={option.value}
            aria-current={option.value === (value ?? "")}
            rightSection={option.value === (value ?? "") ? <DoneIcon size={16} stroke={1.5} aria-hidden /> : null}
            onClick={() => {
              onChange(option.value);
            }}
          >
            {option.label}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
