// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.wallet;

import java.util.Locale;

/** Refuses a wallet's request in the form of OAuth 2.0 (RFC 6749 §5.2, RFC 6750 §3.1, OpenID4VCI 1.0 §8.3.1). Carries no stack. */
class WalletRefusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Error error;

    WalletRefusal(Error error, String description) {
        super(description, null, false, false);
        this.error = error;
    }

    Error error() {
        return error;
    }

    /** The errors; their names in lower case are those of the specifications. */
    enum Error {
        INVALID_REQUEST,
        INVALID_GRANT,
        UNSUPPORTED_GRANT_TYPE,
        INVALID_TOKEN,
        INVALID_CREDENTIAL_REQUEST,
        UNKNOWN_CREDENTIAL_CONFIGURATION,
        INVALID_PROOF,
        INVALID_NONCE,
        INVALID_ENCRYPTION_PARAMETERS,
        CREDENTIAL_REQUEST_DENIED;

        int status() {
            return this == INVALID_TOKEN ? 401 : 400;
        }

        String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
