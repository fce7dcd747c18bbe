import { defineConfig } from 'wxt';

/** Another extension, built with the same tool as ours, that does in pages what ours does: the worst neighbour we can think of. */
export default defineConfig({
  imports: false,
  manifestVersion: 3,
  webExt: { disabled: true },
  manifest: ({ browser }) => ({
    name: 'Neighbour',
    host_permissions: ['<all_urls>'],
    permissions: ['storage'],
    ...(browser === 'firefox'
      ? {
          browser_specific_settings: {
            gecko: {
              id: 'neighbour@neighbour.example',
              strict_min_version: '140.0',
              data_collection_permissions: { required: ['none'] },
            },
          },
        }
      : {}),
  }),
});
