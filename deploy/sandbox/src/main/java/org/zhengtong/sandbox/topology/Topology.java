// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.sandbox.topology;

import java.util.List;
import java.util.Optional;

/** The nodes of a sandbox, the registries on them and the departments behind agents. Fictional organisations only. */
public record Topology(List<Node> nodes, List<Registry> registries, List<Agent> agents) {

    public Topology {
        nodes = List.copyOf(nodes);
        registries = List.copyOf(registries);
        agents = List.copyOf(agents);
    }

    /** A node (节点), named by its division; the root has no parent. */
    public record Node(String code, String name, Optional<String> parent) {

        /** Name of its process, its key and its database's stem. */
        public String id() {
            return "node-" + code;
        }
    }

    /**
     * A licence registry (电子证照系统) on a node.
     *
     * @param authorities 统一社会信用代码 of the authorities that issue from it; each has a signing key of its own
     * @param verification code of the resource by which other registries verify its licences: the first entry of its class at its node
     */
    public record Registry(String node, String name, List<String> authorities, Optional<String> verification) {

        public Registry {
            authorities = List.copyOf(authorities);
        }

        /** Name of its process, its key and its application system at the node. */
        public String id() {
            return "registry-" + node;
        }
    }

    /** An agent (前置机) of a department, dialling out to a node. */
    public record Agent(String name, String node) {

        public String id() {
            return "agent-" + name;
        }
    }

    /** Nation, Sichuan, Bazhong and Tianjin; registries at Sichuan and Tianjin; one department of Bazhong behind an agent. */
    public static Topology demo() {
        return new Topology(
                List.of(
                        new Node("100000", "国家节点", Optional.empty()),
                        new Node("510000", "四川省节点", Optional.of("100000")),
                        new Node("511900", "巴中市节点", Optional.of("510000")),
                        new Node("120000", "天津市节点", Optional.of("100000"))),
                List.of(
                        new Registry(
                                "510000",
                                "四川省电子证照系统",
                                List.of("115100000090000587", "11511900009000023F"),
                                Optional.empty()),
                        new Registry(
                                "120000",
                                "天津市电子证照系统",
                                List.of("11120000009000066B"),
                                Optional.of("105002/120000000001"))),
                List.of(new Agent("health-511900", "511900")));
    }
}
