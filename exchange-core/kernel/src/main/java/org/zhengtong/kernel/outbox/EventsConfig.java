// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.kernel.outbox;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** Settings of the events this installation sends. */
@ConfigMapping(prefix = "zt.events")
public interface EventsConfig {

    /** Put before every topic name; set it when several installations share one broker. */
    Optional<String> topicPrefix();

    /** CloudEvents source of every event; set it to the installation's public name. */
    @WithDefault("urn:zhengtong:${quarkus.application.name}")
    String source();

    /** How long an event may wait when nobody woke the relay, e.g. after another instance wrote it. */
    @WithDefault("1s")
    Duration pollInterval();

    /** How long events gather after some have left; lower it only when consumers cannot wait that long. */
    @WithDefault("50ms")
    Duration gatherInterval();

    /** How long to wait before the broker is tried again after a failure. */
    @WithDefault("2s")
    Duration retryInterval();

    /** How long the id of a consumed event is remembered; keep it longer than the broker keeps events. */
    @WithDefault("14d")
    Duration rememberConsumed();

    /** The topic's name on the broker. */
    default String topicOnBroker(String topic) {
        return topicPrefix().orElse("") + topic;
    }
}
