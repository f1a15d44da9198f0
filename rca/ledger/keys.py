"""The key that signs checkpoints. It lives in a file and is never in the database."""

import hashlib
import os
from pathlib import Path

from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

_RAW = (serialization.Encoding.Raw, serialization.PublicFormat.Raw)
_PEM = (serialization.Encoding.PEM, serialization.PublicFormat.SubjectPublicKeyInfo)


def signing_key() -> Ed25519PrivateKey:
    """Return the key of settings.RCA_CHECKPOINT_KEY_FILE; with DEBUG on, make a missing one.

    Raises ImproperlyConfigured when there is none, when everybody can read it, or when it is no
    Ed25519 key.
    """
    path = key_file()
    if not path.exists():
        if not settings.DEBUG:
            raise ImproperlyConfigured(_HOW_TO_MAKE_ONE.format(path=path))
        write_new_key(path)
    return _read(path)


def public_key() -> Ed25519PublicKey | None:
    """Return the public half of the signing key, or None when there is no key file here."""
    return _read(key_file()).public_key() if key_file().exists() else None


def key_file() -> Path:
    """Return the path of the signing key."""
    return Path(settings.RCA_CHECKPOINT_KEY_FILE)


def key_id(key: Ed25519PublicKey) -> str:
    """Return the short name of a key: the first 16 digits of its SHA-256."""
    return hashlib.sha256(key.public_bytes(*_RAW)).hexdigest()[:16]


def public_pem(key: Ed25519PublicKey) -> str:
    """Return a public key as PEM text."""
    return key.public_bytes(*_PEM).decode()


def load_public_pem(text: bytes) -> Ed25519PublicKey:
    """Return the public key in PEM text. Raises ValueError when it is no Ed25519 key."""
    key = serialization.load_pem_public_key(text)
    if not isinstance(key, Ed25519PublicKey):
        raise ValueError("not an Ed25519 public key")
    return key


def write_new_key(path: Path) -> None:
    """Write a new private key that only its owner can read. Raises FileExistsError."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    pem = Ed25519PrivateKey.generate().private_bytes(
        serialization.Encoding.PEM,
        serialization.PrivateFormat.PKCS8,
        serialization.NoEncryption(),
    )
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "wb") as file:
        file.write(pem)
        file.flush()
        os.fsync(file.fileno())


def _read(path: Path) -> Ed25519PrivateKey:
    if path.stat().st_mode & 0o007:
        raise ImproperlyConfigured(f"{path} can be read by everybody. Run: chmod 600 {path}")
    try:
        key = serialization.load_pem_private_key(path.read_bytes(), password=None)
    except (ValueError, TypeError) as error:
        raise ImproperlyConfigured(f"{path} holds no private key in PEM form.") from error
    if not isinstance(key, Ed25519PrivateKey):
        raise ImproperlyConfigured(f"{path} holds a key that is not Ed25519.")
    return key


_HOW_TO_MAKE_ONE = (
    "There is no key to sign checkpoints with at {path}. Make one, keep a copy away from the "
    "database, and give the public half to those who verify: "
    "openssl genpkey -algorithm ed25519 -out {path} && chmod 600 {path}"
)
