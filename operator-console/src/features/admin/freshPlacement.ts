import type { Directory, PlacementSettings } from '@/shared/wire/settings';

/** A button as it is before anybody has changed anything; it works as it is. */
export function freshPlacement(channelId: string, name: string, { account }: Directory): PlacementSettings {
  return {
    placementId: '',
    version: 0,
    channelId,
    name,
    language: account.language,
    departmentId: null,
    title: account.name,
    greeting: '',
    colour: '#2563eb',
    side: 'right',
    requiredInfo: [],
    languages: [],
    showPercent: 100,
    queueLimit: null,
    offlineLimit: null,
    consentText: null,
    departments: [],
  };
}
