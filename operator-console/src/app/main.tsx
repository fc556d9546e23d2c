import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import '@/shared/style/base.css';
import { startI18n } from '@/shared/i18n/i18n';
import { dressDocument, preferences } from '@/shared/preferences/preferences';
import { App } from './App';
import { realEdges } from './realEdges';

declare const __MOCK__: boolean;

dressDocument();
await startI18n(preferences.get().language);
const edges = __MOCK__ ? (await import('../../dev/mockEdges')).mockEdges() : realEdges();
const root = document.getElementById('root');
if (!root) throw new Error('the page has no root');
createRoot(root).render(
  <StrictMode>
    <App edges={edges} />
  </StrictMode>,
);
