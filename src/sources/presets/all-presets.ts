import { hubspotLoader } from './hubspot/hubspot-loader.ts';
import { hubspotScreen } from './hubspot/hubspot-screen.ts';
import { hubspotWarehouse } from './hubspot/hubspot-warehouse.ts';
import { hubspotWarehouseLeftOut } from './hubspot/hubspot-warehouse-left-out.ts';
import { hubspotWarehouseTouches } from './hubspot/hubspot-warehouse-touches.ts';
import { marketoExports } from './marketo/marketo-exports.ts';
import { marketoWarehouse } from './marketo/marketo-warehouse.ts';
import { pipedriveLoader } from './pipedrive/pipedrive-loader.ts';
import { pipedriveScreen } from './pipedrive/pipedrive-screen.ts';
import type { Preset } from './preset.ts';
import { salesforceLoader } from './salesforce/salesforce-loader.ts';
import { salesforceScreen } from './salesforce/salesforce-screen.ts';
import { salesforceWarehouse } from './salesforce/salesforce-warehouse.ts';
import { zohoPresets } from './zoho/zoho-presets.ts';

/** Every preset, by vendor. */
export const allPresets: readonly Preset[] = [
  ...hubspotScreen,
  ...hubspotLoader,
  ...hubspotWarehouse,
  ...hubspotWarehouseTouches,
  ...hubspotWarehouseLeftOut,
  ...salesforceScreen,
  ...salesforceLoader,
  ...salesforceWarehouse,
  ...marketoExports,
  ...marketoWarehouse,
  ...zohoPresets,
  ...pipedriveScreen,
  ...pipedriveLoader,
];
