import { day } from '@attune/charts';
import { Menu, UnstyledButton } from '@mantine/core';
import { IconCheck, IconChevronDown } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { strings } from '../strings/index.ts';
import classes from './Header.module.css';
import { useRun } from './run.ts';
import { moment } from './time.ts';

const words = strings.frame;

/** Which run the screens show; it stands in the address. */
export function RunSwitcher() {
  const { run, info, runs, followsLatest } = useRun();
  const navigate = useNavigate();
  const choose = (id: string | undefined) => {
    void navigate({ to: '.', search: (search) => ({ ...search, run: id }) });
  };
  if (runs.length === 0) return <span className={classes.run}>{words.noRun}</span>;
  const label = info ? words.runOf(day(info.asOf)) : words.unknownRun;
  const isOld = !info?.latest;
  return (
    <Menu position="bottom-start" width={340}>
      <Menu.Target>
        <UnstyledButton className={classes.run} data-old={isOld || undefined}>
          {isOld && info ? words.oldRun(label) : label}
          <IconChevronDown size={14} aria-hidden />
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown mah="70dvh" style={{ overflow: 'auto' }}>
        <Menu.Label>{words.runs}</Menu.Label>
        <Menu.Item
          onClick={() => choose(undefined)}
          leftSection={<Mark isOn={followsLatest} />}
          aria-current={followsLatest || undefined}
        >
          {words.followLatest}
        </Menu.Item>
        {runs.map(({ id, asOf, finishedAt, finding, latest }) => {
          const isOn = !followsLatest && id === run;
          return (
            <Menu.Item
              key={id}
              onClick={() => choose(id)}
              leftSection={<Mark isOn={isOn} />}
              aria-current={isOn || undefined}
            >
              <span className={classes.runItem}>
                <span>
                  {day(asOf)}
                  {latest && ` · ${words.latest}`}
                </span>
                {finding && <small>{finding}</small>}
                <small>{words.analysedAt(moment(finishedAt))}</small>
              </span>
            </Menu.Item>
          );
        })}
      </Menu.Dropdown>
    </Menu>
  );
}

function Mark({ isOn }: { isOn: boolean }) {
  return <IconCheck size={16} aria-hidden visibility={isOn ? 'visible' : 'hidden'} />;
}
