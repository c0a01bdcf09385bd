// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.sandbox.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Free TCP ports of the loopback address, from 20000 to 32767. Linux gives outgoing connections the ports above
 * ({@code net.ipv4.ip_local_port_range}), so none of them can take a port between its choice and its use.
 */
public final class FreePorts {

    private static final int LOWEST = 20_000;
    private static final int END = 32_768;

    private FreePorts() {}

    /** As many different free ports as asked for; all are held until the last is found, so none comes twice. */
    public static List<Integer> find(int count) {
        List<ServerSocket> held = new ArrayList<>();
        try {
            int first = RandomGenerator.getDefault().nextInt(END - LOWEST);
            for (int i = 0; held.size() < count; i++) {
                if (i == END - LOWEST) {
                    throw new IllegalStateException(
                            "fewer than " + count + " free ports from " + LOWEST + " to " + (END - 1));
                }
                hold(LOWEST + (first + i) % (END - LOWEST), held);
            }
            return held.stream().map(ServerSocket::getLocalPort).toList();
        } finally {
            held.forEach(FreePorts::close);
        }
    }

    public static boolean isFree(int port) {
        List<ServerSocket> held = new ArrayList<>();
        hold(port, held);
        held.forEach(FreePorts::close);
        return !held.isEmpty();
    }

    /** Adds a socket bound to the port, unless another program listens on it. */
    private static void hold(int port, List<ServerSocket> held) {
        try {
            ServerSocket socket = new ServerSocket();
            try {
                socket.setReuseAddress(true);
                socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1);
                held.add(socket);
            } catch (IOException taken) {
                socket.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void close(ServerSocket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
