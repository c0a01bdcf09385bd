// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.sandbox.cli;

import java.util.List;
import java.util.concurrent.Callable;
import org.zhengtong.sandbox.running.Sandbox;
import org.zhengtong.schemas.message.NetworkNode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code zt node}: the nodes of the network. */
@Command(name = "node", subcommands = NodeCommands.ListNodes.class)
final class NodeCommands extends CommandGroup {

    /** {@code zt node list}: the signed network map, with each node's state. */
    @Command(name = "list")
    static final class ListNodes implements Callable<Integer> {

        @Mixin
        private GlobalOptions options;

        /** One node. */
        record Row(String code, String name, String parent, String state, String api, String peer) {}

        @Override
        public Integer call() {
            Sandbox sandbox = options.sandbox();
            List<Row> rows = sandbox.networkMap().nodes().stream()
                    .map(node -> row(sandbox, node))
                    .toList();
            options.output().result(rows);
            return 0;
        }

        private static Row row(Sandbox sandbox, NetworkNode node) {
            String state = sandbox.isReady("node-" + node.getCode()) ? "UP" : "DOWN";
            String parent = node.getParent() == null ? "" : node.getParent();
            String peer = node.getPeerHost() + ":" + node.getPeerPort();
            String api = sandbox.node(node.getCode()).api().toString();
            return new Row(node.getCode(), node.getName(), parent, state, api, peer);
        }
    }
}
