// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.revocation;

import java.io.IOException;
import java.time.Duration;
import org.zhengtong.registry.testing.FarServerContract;

/** A revocation list somewhere else. */
class RemoteListsTest extends FarServerContract {

    @Override
    protected byte[] ask(String behaviour, Duration patience) throws IOException {
        return new RemoteLists(patience, 100_000).fetch(far.at(behaviour));
    }
}
