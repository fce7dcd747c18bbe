/** The names of stored items, apart from what reads them whole, which brings all schemas with it. */
export const SETTINGS = 'settings';
/** When those settings were changed that may be copied to other browsers. */
export const TIMES = 'settings-changed';
/** Put and taken away to say that highlights have changed (`highlights-news.ts`): nothing of the settings has. */
export const HIGHLIGHTS_NEWS = 'highlights-changed';
