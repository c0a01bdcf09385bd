// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.node.testing;

import io.quarkus.test.common.QuarkusTestResource;

/** Names what every Quarkus test of this module runs on, once for all of them. */
@QuarkusTestResource(EmbeddedStackResource.class)
@QuarkusTestResource(TestNodeResource.class)
@QuarkusTestResource(SmallRoom.class)
public interface NodeStack {}
