import { expect, it } from 'vitest';
import { hostileText } from '../../test/summary-fixture.ts';
import { html, rawHtml } from './html.ts';

it('escapes what it is given, in text and in attributes', () => {
  expect(html`<p title="${'"onload="x'}">${"<b>&'"}</p>`.markup).toBe(
    '<p title="&quot;onload=&quot;x">&lt;b&gt;&amp;&#39;</p>',
  );
  expect(html`${hostileText}`.markup).not.toMatch(/[<>"']/);
});

it('keeps markup, joins lists and leaves out what is undefined', () => {
  const items = ['a', '<'].map((item) => html`<li>${item}</li>`);
  expect(html`<ul>${items}</ul>${undefined}${3}${rawHtml('<hr>')}`.markup).toBe(
    '<ul><li>a</li><li>&lt;</li></ul>3<hr>',
  );
});

it('keeps a minus with its currency', () => {
  expect(html`${'−€5 and −3'}`.markup).toBe('−&#8288;€5 and −3');
});

it('shows marks that hide or turn around text', () => {
  expect(html`${'a\u202Eb\u0000c\nd'}`.markup).toBe('a\uFFFDb\uFFFDc d');
});
