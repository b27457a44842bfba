/** What the files tell about spending with others: answers and facts, facts alone, or nothing. */
export type PotentialSetting = 'survey' | 'facts' | 'none';
