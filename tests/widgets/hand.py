"""A figure's card on a phone, as a hand moves it and an eye reads it."""


class Card:
    def __init__(self, page):
        self.page, self.picture = page, page.locator(".em-picture")
        self.handles = page.locator(".em-handle")

    def numbers(self):
        return self.page.locator(".em-numbers").text_content()

    def told(self):
        """What has become of the prediction."""
        return self.page.locator(".em-predict .em-told").text_content()

    def opens_with_a_prediction(self, choice, *resting):
        """Before it these controls rest, and the picture says what it waits for."""
        assert "predict first" in self.picture.text_content()
        assert all(control.is_disabled() for control in resting)
        self.page.get_by_label(choice, exact=True).check()

    def press(self, handle, key):
        handle.focus()
        self.page.keyboard.press(key)

    def drag(self, handle, across, down=0, ends=True):
        """By that many pixels from its middle."""
        box, mouse = handle.bounding_box(), self.page.mouse
        x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
        mouse.move(x, y)
        mouse.down()
        mouse.move(x + across, y + down)
        if ends:
            mouse.up()

    def setting(self):
        return self.page.get_by_label("Try a setting")

    def exact(self, name, value):
        if not self.page.locator(".em-exact[open]").count():
            self.page.get_by_text("Exact values").click()
        self.page.get_by_label(f"{name}, exact value").fill(value)
        self.page.keyboard.press("Enter")

    def answer(self, name, value):
        """What the closing question says to this answer."""
        self.page.get_by_role("tab", name="Question").click()
        self.page.get_by_label(name).fill(value)
        self.page.get_by_role("button", name="Check").click()
        return self.page.locator(".em-question .em-told").text_content()
