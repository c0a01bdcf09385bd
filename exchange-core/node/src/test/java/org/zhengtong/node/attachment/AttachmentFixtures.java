// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.node.attachment;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.zhengtong.node.attachment.Attachment.Kind;
import org.zhengtong.schemas.code.ResourceCode;

/** Attachments of fresh resources. */
public final class AttachmentFixtures {

    private AttachmentFixtures() {}

    /** A resource no other test uses. */
    public static ResourceCode freshResource() {
        long number = ThreadLocalRandom.current().nextLong(1_000_000_000_000L, 9_000_000_000_000L);
        return new ResourceCode("105002/" + number);
    }

    /** Attaches a resource to the agent of an application system. */
    public static void attachToAgent(AttachmentStore store, ResourceCode resource, String system) {
        store.attach(
                new Attachment(resource, Kind.AGENT, Optional.empty(), Optional.of(system), Duration.ofSeconds(5)),
                "officer-test");
    }
}
