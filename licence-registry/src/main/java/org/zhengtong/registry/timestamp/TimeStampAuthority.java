// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.timestamp;

import java.io.IOException;
import org.zhengtong.schemas.timestamp.TimeStampQuestion;

/** A time stamp authority (时间戳机构): takes a question of RFC 3161 and answers it. */
interface TimeStampAuthority {

    /** The answer in DER; fails when the authority cannot be had now. */
    byte[] answer(byte[] question) throws IOException;

    /**
     * A token on data, not yet checked.
     *
     * @throws IllegalArgumentException when the answer is none or a refusal
     */
    default byte[] token(byte[] data) throws IOException {
        TimeStampQuestion question = new TimeStampQuestion(data);
        return question.token(answer(question.question()));
    }
}
