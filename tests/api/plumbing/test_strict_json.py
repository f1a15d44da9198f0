"""One document has one meaning, or it is refused with a pointer."""

import contextlib
import json
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rca.api.strict_json import DEPTH_LIMIT, parse
from rca.core.errors import FieldError, Invalid


def faults(body: bytes) -> tuple[FieldError, ...]:
    with pytest.raises(Invalid) as refused:
        parse(body)
    assert refused.value.errors
    return refused.value.errors


def nested(depth: int) -> bytes:
    return b'{"a":' * depth + b"null" + b"}" * depth


def test_no_body_is_an_object_without_members() -> None:
    assert parse(b"") == {}


def test_a_document_is_read_as_it_is() -> None:
    body = '{"a": [1, -2, true, null, "é\\n\\u00e9 \U0001f600"], "b": {"c": {}}}'
    assert parse(body.encode()) == json.loads(body)


@pytest.mark.parametrize(
    ("body", "pointer", "code"),
    [
        (b'{"a": 1, "a": 2}', "/a", "duplicate-key"),
        (b'{"a": 1, "\\u0061": 2}', "/a", "duplicate-key"),
        (b'{"a": {"b/c": [{"d~": 1, "d~": 1}]}}', "/a/b~1c/0/d~0", "duplicate-key"),
        (b'{"a": NaN}', "/a", "not-a-number"),
        (b'{"a": [0, -Infinity]}', "/a/1", "not-a-number"),
        (b'{"a": 1e400}', "/a", "not-a-whole-number"),
        (b'{"a": 1.5}', "/a", "not-a-whole-number"),
        (b'{"a": 9223372036854775808}', "/a", "number-too-big"),
        (b'{"a": -9223372036854775809}', "/a", "number-too-big"),
        pytest.param(b'{"a": ' + b"9" * 100_000 + b"}", "/a", "number-too-big", id="long"),
        (b'{"a": "\\u0000"}', "/a", "forbidden-character"),
        (b'{"a": "\\ud800"}', "/a", "forbidden-character"),
        (b'{"a": "\\udc00\\ud800"}', "/a", "forbidden-character"),
        ('{"a": "x\u202ey"}'.encode(), "/a", "forbidden-character"),
        ('{"a": "x\U000e0041y"}'.encode(), "/a", "forbidden-character"),
        ('{"a": "x\ufffey"}'.encode(), "/a", "forbidden-character"),
        (b'{"o": {"k\\ud800": 1}}', "/o", "forbidden-character"),
        (b'{"o": {"' + b"k" * 101 + b'": 1}}', "/o", "key-too-long"),
        (b"[]", "", "not-an-object"),
        (b'"text"', "", "not-an-object"),
        (b"null", "", "not-an-object"),
        (b'{"a": 1,}', "", "not-json"),
        (b"{'a': 1}", "", "not-json"),
        (b'{"a": 1} {}', "", "not-json"),
        (b'{"a": "line\nbreak"}', "", "not-json"),
        (b'{"a": "\x00"}', "", "not-json"),
        (b'{"a": 01}', "", "not-json"),
        (b'{"a": +1}', "", "not-json"),
        (b'{"a": "\\x41"}', "", "not-json"),
        (b" ", "", "not-json"),
        (b'\xef\xbb\xbf{"a": 1}', "", "byte-order-mark"),
        (b'{"a": "\xff"}', "", "not-utf-8"),
        (b'{"a": "\xed\xa0\x80"}', "", "not-utf-8"),
        (b'{"a": "\xc0\x80"}', "", "not-utf-8"),
        ('{"a": 1}'.encode("utf-16"), "", "not-utf-8"),
        ('{"a": 1}'.encode("utf-16-be"), "", "not-json"),
    ],
)
def test_a_fault_is_named_with_its_place(body: bytes, pointer: str, code: str) -> None:
    assert [(e.pointer, e.code) for e in faults(body)] == [(pointer, code)]


def test_the_greatest_numbers_pass() -> None:
    assert parse(b'{"a": [9223372036854775807, -9223372036854775808]}') == {
        "a": [2**63 - 1, -(2**63)]
    }


def test_every_fault_is_named_at_once() -> None:
    found = faults(b'{"a": 1.5, "b": "\\u0000", "c": [NaN], "c": 1}')
    assert [e.pointer for e in found] == ["/a", "/b", "/c/0", "/c"]


def test_the_number_of_faults_told_is_bounded() -> None:
    assert len(faults(b'{"a": [' + b"1.5," * 5000 + b"1.5]}")) == 100


def test_depth_is_counted_before_anything_recurses() -> None:
    assert parse(nested(DEPTH_LIMIT))
    assert faults(nested(DEPTH_LIMIT + 1))[0].code == "too-deep"
    assert faults(b'{"a": ' + b"[" * 100_000)[0].code == "too-deep"
    assert faults(nested(100_000))[0].code == "too-deep"


def test_brackets_inside_a_string_are_no_depth() -> None:
    assert parse(b'{"a": "' + b'[{\\"' * 1000 + b'"}')


@pytest.mark.parametrize(
    "body",
    [
        b'{"a": "' + b'\\"' * 131_000,
        b'{"a": "' + b"\\" * 262_000,
        b'"' * 262_000,
        b'{"a": "' + b"[" * 262_000 + b'"}',
        b'{"a": [' + b'"",' * 87_000 + b'""]}',
        b"{" + b",".join(b'"%d":0' % i for i in range(25_000)) + b"}",
        ('{"a": "' + "\u202e" * 87_000 + '"}').encode(),
    ],
    ids=["quotes", "backslashes", "empty", "brackets", "strings", "keys", "overrides"],
)
def test_reading_takes_time_linear_in_the_body(body: bytes) -> None:
    started = time.process_time()
    with contextlib.suppress(Invalid):
        parse(body)
    assert time.process_time() - started < 1.0


plain_text = st.text(st.characters(codec="utf-8", categories=["L", "N", "P", "Zs"]), max_size=20)
documents = st.dictionaries(
    plain_text,
    st.recursive(
        st.none() | st.booleans() | st.integers(-(2**63), 2**63 - 1) | plain_text,
        lambda inner: st.lists(inner) | st.dictionaries(plain_text, inner),
        max_leaves=20,
    ),
)


@given(documents)
def test_what_json_writes_is_read_back(document: dict[str, object]) -> None:
    assert parse(json.dumps(document).encode()) == document
    assert parse(json.dumps(document, ensure_ascii=False).encode()) == document


@given(st.binary(max_size=300) | st.text('{}[]",:\\u0d8e1.-NaN \n').map(str.encode))
def test_any_bytes_are_read_or_refused(body: bytes) -> None:
    try:
        assert isinstance(parse(body), dict)
    except Invalid as refused:
        json.dumps([e.pointer + e.detail for e in refused.errors]).encode("ascii")
