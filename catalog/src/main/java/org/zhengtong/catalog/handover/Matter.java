// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.catalog.handover;

import java.util.Set;

/** Something nodes work on in turn (跨节点办理的事项); every step makes a new copy with the next number. */
public interface Matter {

    String id();

    /** Node where it began; all other nodes hear of it through this one. */
    String home();

    /** The one node that may take the next step. */
    String inHand();

    /** Number of the last step. */
    int step();

    /** Nodes that keep a copy. */
    Set<String> parties();

    /** What no step may change, in one text: who began it and with what. */
    String unchanging();
}
