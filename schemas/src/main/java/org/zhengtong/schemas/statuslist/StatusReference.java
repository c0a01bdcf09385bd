// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.schemas.statuslist;

/** Where a licence's state is found: the number of the status list and the entry in it. */
public record StatusReference(int list, int index) {

    public StatusReference {
        if (list < 0 || index < 0 || index >= StatusList.ENTRIES) {
            throw new IllegalArgumentException("no entry " + index + " of status list " + list);
        }
    }
}
