// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.sandbox.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import org.junit.jupiter.api.Test;

class FreePortsTest {

    @Test
    void portsAreDifferentAndBelowThoseOfOutgoingConnections() {
        List<Integer> ports = FreePorts.find(50);

        assertThat(ports).hasSize(50).doesNotHaveDuplicates().allMatch(port -> port >= 20_000 && port < 32_768);
    }

    @Test
    void portSomebodyListensOnIsNotFree() throws IOException {
        int port = FreePorts.find(1).get(0);
        try (ServerSocket listening = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            assertThat(FreePorts.isFree(listening.getLocalPort())).isFalse();
        }
        assertThat(FreePorts.isFree(port)).isTrue();
    }
}
