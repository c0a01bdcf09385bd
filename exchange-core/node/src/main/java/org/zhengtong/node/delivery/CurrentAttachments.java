// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.node.delivery;

import com.github.benmanes.caffeine.cache.AsyncLoadingCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import org.zhengtong.node.attachment.Attachment;
import org.zhengtong.node.attachment.AttachmentStore;
import org.zhengtong.schemas.code.ResourceCode;

/** Which system answers for a resource, as of at most a second ago; never blocks. */
@Singleton
class CurrentAttachments {

    private static final Duration REMEMBER = Duration.ofSeconds(1);
    private static final int REMEMBERED = 10_000;

    private final AsyncLoadingCache<ResourceCode, Optional<Attachment>> attachments;

    CurrentAttachments(AttachmentStore store, ExecutorService workers) {
        this.attachments = Caffeine.newBuilder()
                .expireAfterWrite(REMEMBER)
                .maximumSize(REMEMBERED)
                .executor(workers)
                .buildAsync(store::find);
    }

    CompletableFuture<Optional<Attachment>> of(ResourceCode resource) {
        return attachments.get(resource);
    }
}
