"""Says in French and in English why the system refused to read or write, whatever language the system speaks."""

import errno

from audit.errors import Bilingual

_REASONS = {
    errno.EACCES: ("l'accès est refusé", "access is denied"),
    errno.EBADF: ("la sortie est fermée", "the output is closed"),
    errno.EBUSY: ("un autre programme l'emploie", "another program is using it"),
    errno.EEXIST: ("un fichier porte le nom de l'un de ses dossiers", "a file has the name of one of its folders"),
    errno.EFBIG: ("le fichier serait trop gros", "the file would be too large"),
    errno.EINVAL: (
        "le nom ou la sortie n'est pas admis par le système",
        "the system does not admit this name or output",
    ),
    errno.EIO: ("le disque ou le réseau est en défaut", "the disk or the network fails"),
    errno.EISDIR: ("un dossier porte ce nom", "a folder has this name"),
    errno.ELOOP: ("des liens y tournent en rond", "links go round in circles there"),
    errno.EMFILE: ("trop de fichiers sont ouverts", "too many files are open"),
    errno.ENAMETOOLONG: ("le nom est trop long", "the name is too long"),
    errno.ENFILE: ("trop de fichiers sont ouverts", "too many files are open"),
    errno.ENODEV: ("le disque ou le réseau n'est plus là", "the disk or the network is gone"),
    errno.ENOENT: ("il n'existe pas", "it does not exist"),
    errno.ENOMEM: ("la mémoire manque", "there is not enough memory"),
    errno.ENOSPC: ("le disque est plein", "the disk is full"),
    errno.ENOTDIR: ("un fichier porte le nom de l'un de ses dossiers", "a file has the name of one of its folders"),
    errno.ENXIO: ("le périphérique n'est plus là", "the device is gone"),
    errno.EPERM: ("l'accès est refusé", "access is denied"),
    errno.EROFS: ("le disque est en lecture seule", "the disk is read-only"),
    errno.ETIMEDOUT: ("le réseau ne répond pas", "the network does not answer"),
}
_QUOTA = getattr(errno, "EDQUOT", None)  # not on every system


def reason_of(error: OSError) -> Bilingual:
    """Return why the system refused, as the end of a sentence."""
    code = errno.ENOSPC if error.errno is not None and error.errno == _QUOTA else error.errno
    if code in _REASONS:
        return Bilingual(*_REASONS[code])
    name = errno.errorcode.get(code or 0, str(code))
    return Bilingual(f"le système répond par l'erreur {name}", f"the system answers with error {name}")
