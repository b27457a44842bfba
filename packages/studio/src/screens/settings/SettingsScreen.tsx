import { useParams } from '@tanstack/react-router';
import type { ComponentType } from 'react';
import { ChangesSection } from './ChangesSection.tsx';
import { KeysSection } from './KeysSection.tsx';
import { PeopleSection } from './PeopleSection.tsx';
import { PlaybookSection } from './PlaybookSection.tsx';
import { ScheduleSection } from './ScheduleSection.tsx';
import type { Section } from './sections.ts';
import { YouSection } from './YouSection.tsx';

const contents: Readonly<Record<Section, ComponentType>> = {
  you: YouSection,
  people: PeopleSection,
  keys: KeysSection,
  schedule: ScheduleSection,
  playbook: PlaybookSection,
  changes: ChangesSection,
};

export function SettingsScreen() {
  const { section } = useParams({ from: '/frame/settings/$section' });
  const Content = contents[section];
  return <Content key={section} />;
}
