import { day } from '@attune/charts';
import { Menu, UnstyledButton } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useRef } from 'react';
import { strings } from '../strings/index.ts';
import { announce } from './announce.ts';
import classes from './Header.module.css';
import { useRun } from './run.ts';
import { moment } from './time.ts';

const words = strings.frame;
/** Of the choice that names no run. */
const latest = 'latest';

/** Which run the screens show; it stands in the address. */
export function RunSwitcher() {
  const { run, info, runs, followsLatest } = useRun();
  const navigate = useNavigate();
  const button = useRef<HTMLButtonElement>(null);
  const choose = (id: string) => {
    // Before the menu goes: whoever looks through the runs goes on from here.
    button.current?.focus();
    const chosen = id === latest ? runs.find((one) => one.latest) : runs.find((one) => one.id === id);
    void navigate({ to: '.', search: (search) => ({ ...search, run: id === latest ? undefined : id }) });
    if (chosen) announce(words.shows(words.runOf(day(chosen.asOf))));
  };
  if (runs.length === 0) return <span className={classes.run}>{words.noRun}</span>;
  const label = info ? words.runOf(day(info.asOf)) : words.unknownRun;
  const isOld = !info?.latest;
  return (
    <Menu position="bottom-start" width={340}>
      <Menu.Target>
        <UnstyledButton ref={button} className={classes.run} data-old={isOld || undefined}>
          <span className={classes.runLabel}>
            {isOld && info ? words.oldRun(label) : label} {info?.sample && <small>{words.madeUp}</small>}
          </span>
          <IconChevronDown size={14} aria-hidden />
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown mah="70dvh" style={{ overflow: 'auto' }}>
        <Menu.Label>{words.runs}</Menu.Label>
        <Menu.RadioGroup value={followsLatest ? latest : run} onChange={choose}>
          <Menu.RadioItem value={latest} closeMenuOnClick>
            {words.followLatest}
          </Menu.RadioItem>
          {runs.map(({ id, asOf, finishedAt, finding, latest: isLatest, sample }) => (
            <Menu.RadioItem key={id} value={id} closeMenuOnClick>
              <span className={classes.runItem}>
                <span>
                  {day(asOf)}
                  {isLatest && ` · ${words.latest}`}
                  {sample && ` · ${words.madeUp}`}
                </span>
                {finding && <small>{finding}</small>}
                <small>{words.analysedAt(moment(finishedAt))}</small>
              </span>
            </Menu.RadioItem>
          ))}
        </Menu.RadioGroup>
      </Menu.Dropdown>
    </Menu>
  );
}
