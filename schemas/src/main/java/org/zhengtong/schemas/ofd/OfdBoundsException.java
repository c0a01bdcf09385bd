// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.schemas.ofd;

/** A package with more in it than is read here, which says nothing against it. */
final class OfdBoundsException extends OfdException {

    private static final long serialVersionUID = 1;

    OfdBoundsException(String message) {
        super(message);
    }
}
