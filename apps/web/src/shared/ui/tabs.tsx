import * as Ariakit from '@ariakit/react/tab';
import { type ReactNode, useId } from 'react';
import styles from './tabs.module.css';

export type Tab<Value extends string> = { value: Value; label: string; count?: number };

type Props<Value extends string> = {
  label: string;
  tabs: readonly Tab<Value>[];
  /** Keep it in the address, so that the tab has a deep link. */
  value: Value;
  onChange: (value: Value) => void;
  /** The content of the open tab. */
  children: ReactNode;
};

export const Tabs = <Value extends string>({ label, tabs, value, onChange, children }: Props<Value>) => {
  const id = useId();
  const idOf = (tab: string) => `${id}-${tab}`;
  const select = (selectedId: string | null | undefined) => {
    const tab = tabs.find((one) => idOf(one.value) === selectedId);
    if (tab && tab.value !== value) onChange(tab.value);
  };
  return (
    <Ariakit.TabProvider selectedId={idOf(value)} setSelectedId={select}>
      <div>
        <Ariakit.TabList aria-label={label} className={styles.list}>
          {tabs.map((tab) => (
            <Ariakit.Tab key={tab.value} id={idOf(tab.value)} className={styles.tab}>
              {tab.label}
              {tab.count === undefined ? null : <span className={styles.count}>{tab.count}</span>}
            </Ariakit.Tab>
          ))}
        </Ariakit.TabList>
        <Ariakit.TabPanel tabId={idOf(value)} className={styles.panel}>
          {children}
        </Ariakit.TabPanel>
      </div>
    </Ariakit.TabProvider>
  );
};
