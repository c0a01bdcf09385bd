// SPDX-License-Identifier: Apache-2.0
/**
 * Embedded PostgreSQL and Kafka (内嵌数据库与消息): the real servers, started by us, without a container engine.
 *
 * <p>PostgreSQL comes from the zonky binaries jar of this platform and never runs as root; Kafka is a KRaft broker and controller in
 * a JVM of its own. Data stays where the caller says and survives restarts, also after {@code kill -9}.
 */
@NullMarked
package org.zhengtong.sandbox.embedded;

import org.jspecify.annotations.NullMarked;
