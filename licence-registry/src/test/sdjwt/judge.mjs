// SPDX-License-Identifier: Apache-2.0
// Verifies a credential with @sd-jwt/sd-jwt-vc and node's own ECDSA. Reads {credential, keys, lists, nonce?} from the file named, writes
// {accepted, status, payload} or {accepted: false, status, reason}.
import { readFileSync } from 'node:fs';
import { createHash, createPublicKey, verify } from 'node:crypto';
import { SDJwtVcInstance } from '@sd-jwt/sd-jwt-vc';

const question = JSON.parse(readFileSync(process.argv[2], 'utf8'));
const header = jwt => JSON.parse(Buffer.from(jwt.split('.')[0], 'base64url').toString());
const es256 = jwk => (data, signature) =>
  verify('sha256', Buffer.from(data), { key: createPublicKey({ key: jwk, format: 'jwk' }), dsaEncoding: 'ieee-p1363' },
    Buffer.from(signature, 'base64url'));
// the key is looked up by kid in the issuer's metadata
const issuerKey = async (data, signature) => es256(question.keys.find(key => key.kid === header(data + '.').kid))(data, signature);

let status;
const judge = new SDJwtVcInstance({
  hasher: (data, algorithm) => createHash(algorithm.replace('-', '')).update(
    typeof data === 'string' ? data : Buffer.from(data)).digest(),
  hashAlg: 'sha-256',
  verifier: issuerKey,
  kbVerifier: async (data, signature, payload) => es256(payload.cnf.jwk)(data, signature),
  statusListFetcher: async uri => question.lists[uri],
  statusValidator: async found => {
    status = found;
    if (found !== 0) {
      throw new Error('status ' + found);
    }
  },
});
try {
  const { payload } = await judge.verify(question.credential, question.nonce ? { keyBindingNonce: question.nonce } : undefined);
  console.log(JSON.stringify({ accepted: true, status, payload }));
} catch (refused) {
  console.log(JSON.stringify({ accepted: false, status, reason: String(refused.message) }));
}
