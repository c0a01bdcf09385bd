// SPDX-License-Identifier: Apache-2.0
// Verifies a credential with @sd-jwt/sd-jwt-vc and node's own ECDSA. Reads {credential, keys or root, lists, nonce?} from the file named, writes
// {accepted, status, payload} or {accepted: false, status, reason}.
import { readFileSync } from 'node:fs';
import { createHash, createPublicKey, verify, X509Certificate } from 'node:crypto';
import { SDJwtVcInstance } from '@sd-jwt/sd-jwt-vc';

const question = JSON.parse(readFileSync(process.argv[2], 'utf8'));
const header = jwt => JSON.parse(Buffer.from(jwt.split('.')[0], 'base64url').toString());
const es256 = key => (data, signature) =>
  verify('sha256', Buffer.from(data), { key, dsaEncoding: 'ieee-p1363' }, Buffer.from(signature, 'base64url'));
const jwk = key => createPublicKey({ key, format: 'jwk' });
// by the certificates in the header, up to the root that alone is known
const certified = x5c => {
  const chain = x5c.map(der => new X509Certificate(Buffer.from(der, 'base64')));
  const above = [...chain.slice(1), new X509Certificate(question.root)];
  if (!chain.every((one, at) => one.checkIssued(above[at]) && above[at].ca && one.verify(above[at].publicKey))) {
    throw new Error('the certificates do not lead to the root');
  }
  return chain[0].publicKey;
};
// otherwise the key is looked up by kid in the issuer's metadata
const key = ({ x5c, kid }) => question.root ? certified(x5c) : jwk(question.keys.find(one => one.kid === kid));
const issuerKey = async (data, signature) => es256(key(header(data + '.')))(data, signature);

let status;
const judge = new SDJwtVcInstance({
  hasher: (data, algorithm) => createHash(algorithm.replace('-', '')).update(
    typeof data === 'string' ? data : Buffer.from(data)).digest(),
  hashAlg: 'sha-256',
  verifier: issuerKey,
  kbVerifier: async (data, signature, payload) => es256(jwk(payload.cnf.jwk))(data, signature),
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
