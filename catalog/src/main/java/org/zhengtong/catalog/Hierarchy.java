// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.catalog;

import java.util.Optional;

/** Where this node stands in the tree of nodes (层级); the application that holds the network map says it. */
public interface Hierarchy {

    /** Code of the parent node (上级节点); empty at the root. */
    Optional<String> parent();
}
