// Writes src/text/countries: the name of each country of ISO 3166-1 in each language, from the CLDR data of Node.
// Each file has one line for a country, its code and its name, in the order of the language.
import { mkdirSync, writeFileSync } from 'node:fs';

const LANGUAGES = 'ar cs da de en es fi fr he hi id it ja ko nb nl pl pt-BR ru sv tr uk zh-Hans zh-Hant'.split(' ');
const CODES =
  'AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY BZ CA CC CD ' +
  'CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO FR GA GB GD GE GF ' +
  'GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP KE KG KH KI KM KN ' +
  'KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ NA ' +
  'NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW SA SB SC SD SE SG SH SI ' +
  'SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG UM US UY UZ VA VC VE VG VI ' +
  'VN VU WF WS YE YT ZA ZM ZW';

const folder = new URL('../src/text/countries/', import.meta.url);
mkdirSync(folder, { recursive: true });
for (const language of LANGUAGES) {
  const names = new Intl.DisplayNames(language, { type: 'region', fallback: 'none' });
  const { compare } = new Intl.Collator(language);
  const all = CODES.split(' ').map((code) => [code, names.of(code)]);
  if (all.some(([, name]) => !name)) throw new Error(`a name is missing in ${language}`);
  all.sort((one, other) => compare(one[1], other[1]));
  const file = new URL(`${language}.txt`, folder);
  writeFileSync(file, all.map(([code, name]) => `${code} ${name}\n`).join(''));
}
