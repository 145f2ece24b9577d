"""People who sign in: an e-mail, a name, nothing else. What they may do is in access."""

from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models.functions import Lower

from nastavnik.rules.personal import Personal


class UserManager(BaseUserManager["User"]):
    """Finds users by e-mail without regard to case."""

    def get_by_natural_key(self, username: str | None) -> "User":
        return self.get(email=(username or "").strip().lower())


class User(AbstractBaseUser):
    """A user of the system. The e-mail is kept in lower case and is unique."""

    email = models.EmailField("электронная почта", unique=True)
    surname = models.CharField("фамилия", max_length=80)
    given = models.CharField("имя", max_length=80)
    patronymic = models.CharField("отчество", max_length=80, blank=True)
    is_active = models.BooleanField("может входить", default=True)
    joined_at = models.DateTimeField()

    objects = UserManager()
    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar = ["surname", "given"]

    _staff = "до увольнения сотрудника или снятия роли, затем 1 год для журнала"
    personal_data: ClassVar[dict[str, Personal]] = {
        "email": Personal("вход в систему и письма", term=_staff),
        "surname": Personal("подпись в журнале и документах", term=_staff),
        "given": Personal("подпись в журнале и документах", term=_staff),
        "patronymic": Personal("подпись в журнале и документах", term=_staff),
    }
    impersonal: ClassVar[set[str]] = {"password", "last_login", "joined_at"}

    class Meta:
        ordering = ("surname", "given", "id")
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(email=Lower("email")),
                name="user_email_lower",
                violation_error_message="Электронную почту храним строчными буквами.",
            )
        ]

    @property
    def short_name(self) -> str:
        """«Фамилия И. О.» with no-break spaces."""
        initials = "\u00a0".join(f"{part[0]}." for part in (self.given, self.patronymic) if part)
        return f"{self.surname}\u00a0{initials}".strip()

    @property
    def initials(self) -> str:
        """Two letters for the round mark in the top bar."""
        return (self.given[:1] + self.surname[:1]).upper()
