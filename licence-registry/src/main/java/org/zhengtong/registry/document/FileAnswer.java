// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.document;

import jakarta.ws.rs.core.HttpHeaders;
import org.jboss.resteasy.reactive.RestResponse;

/** A file of a licence (证照文件) as it is handed over: its document or its scan, to be saved, not shown. */
public final class FileAnswer {

    private FileAnswer() {}

    /**
     * The answer with the file.
     *
     * @param name the file is to have
     * @param sm3 digest of the content, hexadecimal
     */
    public static RestResponse<byte[]> of(String name, String mediaType, String sm3, byte[] content) {
        return RestResponse.ResponseBuilder.ok(content)
                .type(mediaType)
                .header(HttpHeaders.ETAG, '"' + sm3 + '"')
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + '"')
                .header("X-Content-Type-Options", "nosniff")
                .build();
    }
}
