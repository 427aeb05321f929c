import type { Coding } from '@medplum/fhirtypes';
import type { Product } from '../../src/terminology/index.ts';
