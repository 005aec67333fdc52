welcome = Bienvenue au verger
sign-up = S’inscrire
