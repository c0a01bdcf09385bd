// SPDX-License-Identifier: Apache-2.0
/** The read API of a Confluent schema registry over the released event schemas, so that any Kafka client can decode our events. */
@NullMarked
package org.zhengtong.kernel.schemaregistry;

import org.jspecify.annotations.NullMarked;
