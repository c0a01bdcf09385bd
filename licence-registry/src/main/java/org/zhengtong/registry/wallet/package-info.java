// SPDX-License-Identifier: Apache-2.0
/**
 * Licences into wallets (证照入钱包): OpenID for Verifiable Credential Issuance 1.0 with the pre-authorised code. An officer offers, the
 * holder's wallet redeems the code with a transaction code, proves a key and gets the credential. Owns {@code wallet_offer},
 * {@code wallet_credential} and {@code wallet_key}. Refusals to wallets have the form of OAuth 2.0, not problem+json.
 */
@NullMarked
package org.zhengtong.registry.wallet;

import org.jspecify.annotations.NullMarked;
